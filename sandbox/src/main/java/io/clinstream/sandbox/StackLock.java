package io.clinstream.sandbox;

import io.clinstream.sandbox.layout.DataDirectory;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;

/** One stack per data folder: a lock that the system takes back however its holder ends. */
public final class StackLock implements AutoCloseable {

    private final FileChannel channel;

    private StackLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @throws StackException another stack runs on the folder
     */
    public static StackLock take(DataDirectory data) {
        FileChannel channel = open(data);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new StackLock(channel);
            }
        } catch (OverlappingFileLockException heldByThisJvm) {
            throw running(data, channel);
        } catch (IOException refused) {
            throw new StackException("cannot lock " + data.lock() + ": " + refused.getMessage(), refused);
        }
        throw running(data, channel);
    }

    /** Gives the lock back. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException refused) {
            throw new StackException("cannot unlock: " + refused.getMessage(), refused);
        }
    }

    private static FileChannel open(DataDirectory data) {
        try {
            return FileChannel.open(data.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException refused) {
            throw new StackException("cannot open " + data.lock() + ": " + refused.getMessage(), refused);
        }
    }

    private static StackException running(DataDirectory data, FileChannel channel) {
        try {
            channel.close();
        } catch (IOException refused) {
            return new StackException("cannot close " + data.lock() + ": " + refused.getMessage(), refused);
        }
        return new StackException("already running: a stack uses " + data.root()
                + ". See scripts/stack.sh status; stop it with scripts/stack.sh stop, or choose another --data-dir.");
    }
}
