/**
 * What belongs to no room but to the whole house: the clock, the database schema, the data folder,
 * backup and restore, and health that is not about one room.
 *
 * <p><b>In:</b> the settings. <b>Out:</b> the {@code Clock} and {@code DataFolder} that others
 * inject, a migrated schema before any other bean starts; backups, as they are made.
 *
 * <p><b>Decides:</b> the order of the start: settings, data folder, a restore where one is asked
 * for, schema, then everybody else. A fault in any of the three stops the application with one
 * message that says what to do.
 *
 * <p><b>Threads:</b> the start runs on one thread of the server, before any request is served.
 *
 * <p><b>Not here:</b> health of a room, which lives in that room.
 */
@NullMarked
package gaia.operations;

import org.jspecify.annotations.NullMarked;
