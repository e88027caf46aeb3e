package io.clinstream.features;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between an application and its S3 server and fails requests as a seed has it. One request a connection, each
 * way whole before it goes on, so every fault hits a known point of the exchange.
 */
final class FaultyS3 implements AutoCloseable {

    /** What happens to a request. */
    enum Fault {
        /** Nothing. */
        NONE,
        /** 503, and the server never hears of it. */
        REFUSED,
        /** The connection is reset before the server hears of it. */
        RESET_BEFORE,
        /** The server hears half of it. */
        CUT_OFF,
        /** The server did it, and the answer is 500. */
        ANSWER_REPLACED,
        /** The server did it, and the connection is reset. */
        ANSWER_LOST,
        /** It takes its time each way. */
        SLOW
    }

    private static final Fault[] FAULTS = Fault.values();
    private static final int SLOW_MILLIS = 700;
    private static final byte[] HEADERS_END = {'\r', '\n', '\r', '\n'};

    private final URI server;
    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "faulty-s3");
        thread.setDaemon(true);
        return thread;
    });
    private final Random random;
    private final Map<Fault, AtomicInteger> counts = new EnumMap<>(Fault.class);
    private final List<String> held = new CopyOnWriteArrayList<>();
    private final List<Integer> lateAnswers = new CopyOnWriteArrayList<>();

    private volatile double faultRate;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    private FaultyS3(URI server, long seed) throws IOException {
        this.server = server;
        this.random = new Random(seed);
        this.socket = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        for (Fault fault : FAULTS) {
            counts.put(fault, new AtomicInteger());
        }
        threads.execute(this::accept);
    }

    /** A proxy that fails nothing yet. */
    static FaultyS3 before(String endpoint, long seed) throws IOException {
        return new FaultyS3(URI.create(endpoint), seed);
    }

    /** Where the application finds it. */
    String endpoint() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    /** From now on that part of the requests fails, 0 to 1. */
    void fail(double rate) {
        faultRate = rate;
    }

    /** From now on every put waits, read but not passed on, until {@link #release}. */
    void hold() {
        gate = new CountDownLatch(1);
    }

    /** Paths of the puts that were held so far. */
    List<String> held() {
        return List.copyOf(held);
    }

    /** Passes on what was held. */
    void release() {
        gate.countDown();
    }

    /** HTTP status of the server's answers to puts that had been held. */
    List<Integer> lateAnswers() {
        return List.copyOf(lateAnswers);
    }

    /** Requests so far. */
    int requests() {
        return counts.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    /** How often each fault was played. */
    String report() {
        return counts.toString();
    }

    @Override
    public void close() throws IOException {
        release();
        socket.close();
        threads.shutdownNow();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                threads.execute(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            byte[] request = request(new BufferedInputStream(client.getInputStream()));
            if (request.length > 0) {
                play(next(), request, client);
            }
        } catch (IOException gone) {
            // The application was killed, or hung up: that is what this test is about.
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private Fault next() {
        Fault fault;
        synchronized (random) {
            boolean fails = random.nextDouble() < faultRate;
            fault = fails ? FAULTS[1 + random.nextInt(FAULTS.length - 1)] : Fault.NONE;
        }
        counts.get(fault).incrementAndGet();
        return fault;
    }

    private void play(Fault fault, byte[] request, Socket client) throws IOException, InterruptedException {
        switch (fault) {
            case REFUSED -> client.getOutputStream().write(error(503, "SlowDown"));
            case RESET_BEFORE -> client.setSoLinger(true, 0);
            case CUT_OFF -> {
                passHalf(request);
                client.setSoLinger(true, 0);
            }
            case ANSWER_REPLACED -> {
                pass(request);
                client.getOutputStream().write(error(500, "InternalError"));
            }
            case ANSWER_LOST -> {
                pass(request);
                client.setSoLinger(true, 0);
            }
            case SLOW -> {
                pause();
                byte[] answer = pass(request);
                pause();
                client.getOutputStream().write(answer);
            }
            case NONE -> client.getOutputStream().write(heldIfPut(request));
        }
    }

    private byte[] heldIfPut(byte[] request) throws IOException, InterruptedException {
        CountDownLatch closed = gate;
        if (closed.getCount() == 0 || !startsWith(request, "PUT ")) {
            return pass(request);
        }
        held.add(path(request));
        closed.await();
        byte[] answer = pass(request);
        lateAnswers.add(Integer.valueOf(new String(answer, 9, 3, StandardCharsets.ISO_8859_1)));
        return answer;
    }

    private static String path(byte[] request) {
        String encoded = new String(request, 0, bodyStart(request), StandardCharsets.ISO_8859_1).split(" ", 3)[1];
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }

    /** The server's whole answer. */
    private byte[] pass(byte[] request) throws IOException {
        try (Socket upstream = new Socket(server.getHost(), server.getPort())) {
            upstream.getOutputStream().write(request);
            upstream.getOutputStream().flush();
            return upstream.getInputStream().readAllBytes();
        }
    }

    private void passHalf(byte[] request) throws IOException {
        try (Socket upstream = new Socket(server.getHost(), server.getPort())) {
            OutputStream half = upstream.getOutputStream();
            half.write(request, 0, (bodyStart(request) + request.length) / 2);
            half.flush();
            upstream.setSoLinger(true, 0);
        }
    }

    private static void pause() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(SLOW_MILLIS);
    }

    /** One request, with the server told that no other follows; empty where the connection ends before one. */
    private static byte[] request(InputStream from) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!endsWith(head.toByteArray(), HEADERS_END)) {
            int next = from.read();
            if (next < 0) {
                return new byte[0];
            }
            head.write(next);
        }
        String text = head.toString(StandardCharsets.ISO_8859_1);
        byte[] body = from.readNBytes(contentLength(text));
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        String alone = text.replaceAll("(?i)\r\nconnection:[^\r]*", "");
        whole.writeBytes((alone.substring(0, alone.length() - 2) + "Connection: close\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        whole.writeBytes(body);
        return whole.toByteArray();
    }

    private static int contentLength(String head) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .map(line -> Integer.parseInt(
                        line.substring("content-length:".length()).strip()))
                .findFirst()
                .orElse(0);
    }

    private static byte[] error(int status, String code) {
        String body = "<?xml version=\"1.0\"?><Error><Code>" + code + "</Code><Message>told so</Message></Error>";
        return ("HTTP/1.1 " + status + " told so\r\nContent-Type: application/xml\r\nContent-Length: " + body.length()
                        + "\r\nConnection: close\r\n\r\n" + body)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static int bodyStart(byte[] request) {
        for (int at = 0; at + HEADERS_END.length <= request.length; at++) {
            if (Arrays.equals(request, at, at + HEADERS_END.length, HEADERS_END, 0, HEADERS_END.length)) {
                return at + HEADERS_END.length;
            }
        }
        throw new UncheckedIOException(new IOException("a request without end of headers"));
    }

    private static boolean endsWith(byte[] text, byte[] end) {
        return text.length >= end.length
                && Arrays.equals(text, text.length - end.length, text.length, end, 0, end.length);
    }

    private static boolean startsWith(byte[] text, String start) {
        return new String(text, 0, start.length(), StandardCharsets.ISO_8859_1).equals(start);
    }
}
