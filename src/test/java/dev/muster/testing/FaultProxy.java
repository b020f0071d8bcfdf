package dev.muster.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A TCP proxy to a server on this machine. A test can disconnect, stall and restore it.
public final class FaultProxy implements AutoCloseable {

    private enum State {
        FORWARDING,
        STALLED,
        DISCONNECTED
    }

    private final ServerSocket listener;
    private final int port;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private State state = State.FORWARDING;

    private FaultProxy(int port) throws IOException {
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.port = port;
    }

    /// Starts a proxy to that port.
    public static FaultProxy to(int port) {
        try {
            FaultProxy proxy = new FaultProxy(port);
            Thread.ofVirtual().start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The port on which the proxy listens.
    public int port() {
        return listener.getLocalPort();
    }

    /// Closes all connections; new ones are closed at once.
    public void disconnect() {
        become(State.DISCONNECTED);
        sockets.forEach(FaultProxy::end);
        sockets.clear();
    }

    /// Forwards nothing, and leaves all connections open.
    public void stall() {
        become(State.STALLED);
    }

    /// Forwards again, also the bytes of a stall.
    public void restore() {
        become(State.FORWARDING);
    }

    @Override
    public void close() {
        disconnect();
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void become(State next) {
        lock.lock();
        try {
            state = next;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean awaitForwarding() {
        lock.lock();
        try {
            while (state == State.STALLED) {
                changed.awaitUninterruptibly();
            }
            return state == State.FORWARDING;
        } finally {
            lock.unlock();
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException listenerClosed) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        sockets.add(client);
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
            sockets.add(server);
            Thread back = Thread.ofVirtual().start(() -> forward(server, client));
            forward(client, server);
            back.join();
        } catch (IOException | InterruptedException ended) {
            end(client);
        }
    }

    private void forward(Socket from, Socket to) {
        byte[] bytes = new byte[8192];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(bytes); read >= 0 && awaitForwarding(); read = in.read(bytes)) {
                out.write(bytes, 0, read);
            }
        } catch (IOException ended) {
            end(from);
        }
        end(from);
        end(to);
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
