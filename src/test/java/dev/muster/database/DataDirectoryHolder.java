package dev.muster.database;

import java.io.IOException;
import java.nio.file.Path;

/// Another process that has a data directory open, until it is killed.
final class DataDirectoryHolder {

    private DataDirectoryHolder() {}

    public static void main(String[] args) throws IOException {
        try (DataDirectory directory = DataDirectory.open(Path.of(args[0]))) {
            System.out.println("open");
            System.out.flush();
            int end = System.in.read();
            System.out.println(directory.path() + " closed after " + end);
        }
    }
}
