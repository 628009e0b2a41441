package gaia.conversation;

import java.io.InputStream;

/**
 * One file of an upload.
 *
 * @param fileName as the client gave it, folders included
 * @param content closed by whoever opened it
 */
record ImportPart(String fileName, InputStream content) {}
