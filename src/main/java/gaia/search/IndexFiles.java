package gaia.search;

import gaia.configuration.EscapedLog;
import java.io.EOFException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;

/** The files of an index: whether they are whole, and how they are cleared away. */
final class IndexFiles {

  private static final System.Logger LOG = EscapedLog.system(IndexFiles.class);

  private IndexFiles() {}

  /** Reads all of it; false when it must be begun anew, and the log says why. */
  static boolean isUsable(Directory directory) throws IOException {
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      for (LeafReaderContext leaf : reader.leaves()) {
        ((CodecReader) leaf.reader()).checkIntegrity();
      }
      if (IndexMarks.areOfThisFormat(keptWith(directory))) {
        return true;
      }
      LOG.log(Level.INFO, "The search index has an older format and is built again.");
      return false;
    } catch (IndexNotFoundException e) {
      return false;
    } catch (CorruptIndexException
        | IndexFormatTooOldException
        | IndexFormatTooNewException
        | EOFException
        | NoSuchFileException e) {
      LOG.log(Level.WARNING, "The search index is damaged and is built again: " + e.getMessage());
      return false;
    } catch (FileSystemException e) {
      throw e;
    } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException e) {
      LOG.log(Level.WARNING, "The search index is unreadable and is built again: " + e);
      return false;
    }
  }

  /** What was kept with the last commit. */
  static Map<String, String> keptWith(Directory directory) throws IOException {
    return SegmentInfos.readLatestCommit(directory).getUserData();
  }

  /** Deletes everything but the lock, which the process that clears away may hold. */
  static void delete(Directory directory) throws IOException {
    for (String file : directory.listAll()) {
      if (!file.equals(IndexWriter.WRITE_LOCK_NAME)) {
        directory.deleteFile(file);
      }
    }
  }
}
