/**
 * The data folder: where things lie on disk, and how a file comes into being.
 *
 * <p><b>In:</b> names made by this application, and bytes. <b>Out:</b> canonical paths below the
 * data folder, and files that are either whole or absent.
 *
 * <p><b>Decides:</b> the layout under {@code GAIA_DATA}; that a name from outside must match a
 * pattern and its path must stay inside its folder; that every write goes to a temporary file, is
 * forced to disk, and is renamed.
 *
 * <p><b>Threads:</b> any; two writers of one file end with the content of one of them.
 *
 * <p><b>Not here:</b> file formats, which belong to the rooms that own the content; the database,
 * which the server opens by itself.
 */
@NullMarked
package gaia.files;

import org.jspecify.annotations.NullMarked;
