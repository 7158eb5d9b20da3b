package dev.culprit.runtime.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A text file of bounded size, or a readable reason why not. */
final class SmallFile {
    private SmallFile() {}

    /** The reason is the end of a sentence that begins with where the file was named. */
    static final class Unreadable extends Exception {
        Unreadable(String reason) {
            super(reason);
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }

    static String read(Path path, int limit) throws Unreadable {
        try (InputStream stream = Files.newInputStream(path)) {
            byte[] bytes = stream.readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw new Unreadable(path + " is larger than " + limit + " bytes");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (NoSuchFileException e) {
            throw new Unreadable(path + " does not exist");
        } catch (AccessDeniedException e) {
            throw new Unreadable(path + " may not be read");
        } catch (CharacterCodingException e) {
            throw new Unreadable(path + " is not UTF-8");
        } catch (IOException e) {
            throw new Unreadable(path + (Files.isDirectory(path) ? " is a folder" : " cannot be read"));
        }
    }
}
