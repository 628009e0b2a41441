/**
 * The house seen from the street: black-box tests against a real server.
 *
 * <p><b>In:</b> the packaged application, the server configuration at the root of the project and
 * an unpacked runtime. <b>Out:</b> what a client sees over HTTP or in a browser, what lies in the
 * data folder, what the server writes to its log.
 *
 * <p><b>Decides:</b> nothing about the application; a test here knows the published contract and no
 * class of the house.
 *
 * <p><b>Threads:</b> one server process per {@link gaia.it.GaiaServer}, each with its own folder,
 * port and data. {@link gaia.it.SharedServer} keeps one running for all tests that leave it intact.
 *
 * <p><b>Not here:</b> tests inside the container, which stand beside the classes they test.
 */
@NullMarked
package gaia.it;

import org.jspecify.annotations.NullMarked;
