package dev.muster.http.server;

import static dev.muster.http.server.HttpTestServer.get;
import static dev.muster.http.server.HttpTestServer.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.http.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// TLS from certificate files, which may change while the server runs.
class TlsTest {

    private static final String WHO =
            "GET /MicroStrategyLibrary/api/who HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n";

    @TempDir
    private Path folder;

    private Settings.Tls files;

    @BeforeEach
    void files() {
        files = new Settings.Tls(folder.resolve("tls.crt"), folder.resolve("tls.key"));
    }

    /// Trusts every certificate: these tests check it themselves.
    private static final class Trusting implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC", "Ed25519"})
    void anEncryptedConnectionIsKnownToBeSecure(String algorithm) throws Exception {
        TestCertificate.make("first", algorithm).writeTo(files);
        try (Listener listener = start()) {
            String answer = ask(listener, WHO);

            assertThat(answer)
                    .startsWith("HTTP/1.1 200 ")
                    .contains("\r\nStrict-Transport-Security: max-age=31536000\r\n")
                    .endsWith("{\"url\":\"https://h/MicroStrategyLibrary\"}");
            assertThat(subject(listener)).isEqualTo("CN=first");
            assertThat(listener.url()).startsWith("https://127.0.0.1:");
        }
    }

    @ParameterizedTest
    @CsvSource({"RSA", "EC"})
    void keysInOlderFormsAreRead(String algorithm) throws Exception {
        TestCertificate certificate = TestCertificate.make("older", algorithm);
        Files.writeString(files.certificate(), certificate.certificate());
        Files.writeString(files.key(), certificate.olderKey());
        try (Listener listener = start()) {
            assertThat(subject(listener)).isEqualTo("CN=older");
        }
    }

    @Test
    void changedFilesAreReadAgain() throws Exception {
        TestCertificate.make("first", "EC").writeTo(files);
        try (Listener listener = start()) {
            assertThat(subject(listener)).isEqualTo("CN=first");

            TestCertificate.make("second", "RSA").writeTo(files);

            assertThat(subject(listener)).isEqualTo("CN=second");
        }
    }

    @Test
    void filesThatDontFitLeaveTheOldOnesInUse() throws Exception {
        TestCertificate.make("first", "EC").writeTo(files);
        TestCertificate second = TestCertificate.make("second", "EC");
        try (Listener listener = start()) {
            TestCertificate.write(files.certificate(), second.certificate());
            assertThat(subject(listener)).isEqualTo("CN=first");

            TestCertificate.write(files.key(), "garbage");
            assertThat(subject(listener)).isEqualTo("CN=first");

            Files.delete(files.key());
            assertThat(subject(listener)).isEqualTo("CN=first");

            TestCertificate.write(files.key(), second.key());
            assertThat(subject(listener)).isEqualTo("CN=second");
        }
    }

    @Test
    void filesThatCantBeUsedAreRefusedInOneSentence() throws Exception {
        TestCertificate certificate = TestCertificate.make("first", "EC");
        refused("no such file", "", "");
        Files.writeString(files.certificate(), certificate.certificate());
        refused(
                "another certificate",
                certificate.certificate(),
                TestCertificate.make("other", "EC").key());
        refused(
                "another certificate",
                certificate.certificate(),
                TestCertificate.make("other", "RSA").key());
        refused("no private key", certificate.certificate(), "nothing");
        refused("encrypted", certificate.certificate(), "-----BEGIN ENCRYPTED PRIVATE KEY-----\n");
        refused("no certificate", "", certificate.key());
    }

    @Test
    void aBodyThatDoesntComeIsNotWaitedForOverTlsEither() throws Exception {
        TestCertificate.make("first", "EC").writeTo(files);
        try (Listener listener = start()) {
            String answer = ask(
                    listener,
                    "POST /MicroStrategyLibrary/api/size HTTP/1.1\r\nHost: h\r\nContent-Length: 9\r\n\r\nabc");

            assertThat(answer).startsWith("HTTP/1.1 400 ").contains("slowly");
        }
    }

    private void refused(String reason, String certificate, String key) throws IOException {
        if (!key.isEmpty()) {
            Files.writeString(files.certificate(), certificate);
            Files.writeString(files.key(), key);
        }
        assertThatThrownBy(this::start)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Can't use the certificate " + files.certificate())
                .hasMessageContaining(reason);
    }

    private Listener start() {
        Settings settings = HttpTestServer.settings()
                .withTls(files)
                .withLimits(Limits.DEFAULT.withTimeouts(Duration.ofMillis(300)));
        return Listener.prepare(settings, Listener.tls(settings, Duration.ZERO))
                .serve(
                        List.of(
                                get("/api/who", request -> Reply.ok(Map.of("url", request.baseUrl()))),
                                post("/api/size", request -> Reply.ok(request.bytes().length))),
                        HttpTestServer.defaultHeader());
    }

    private static String ask(Listener listener, String request) throws IOException, GeneralSecurityException {
        try (SSLSocket socket = connect(listener)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return HttpTestServer.all(socket.getInputStream());
        }
    }

    private static String subject(Listener listener) throws IOException, GeneralSecurityException {
        try (SSLSocket socket = connect(listener)) {
            X509Certificate certificate = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            return certificate.getSubjectX500Principal().getName();
        }
    }

    private static SSLSocket connect(Listener listener) throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Trusting()}, null);
        SSLSocket socket =
                (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), listener.port());
        socket.setSoTimeout(20_000);
        socket.startHandshake();
        return socket;
    }
}
