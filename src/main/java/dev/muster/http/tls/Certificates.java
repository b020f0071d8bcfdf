package dev.muster.http.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The server's certificate and key for TLS, read again when their files change.
///
/// The files are checked when a client connects, at most once per interval; no thread watches them. Files that can't
/// be used, such as a new certificate without its key, are logged as a warning, and the old certificate stays in
/// use. Open connections keep their certificate.
public final class Certificates extends X509ExtendedKeyManager {

    private static final Logger LOG = LoggerFactory.getLogger(Certificates.class);
    private static final char[] NO_PASSWORD = {};

    private final Pair files;
    private final long recheckNanos;
    private final AtomicLong checkedAt = new AtomicLong(System.nanoTime());
    private final AtomicReference<Loaded> loaded;

    /// @param certificate the PEM file with the server's certificate, followed by its issuers
    /// @param key the PEM file with its private key, not encrypted
    /// @param recheck the shortest time between two checks of the files
    /// @throws IllegalArgumentException if the files can't be used; the message is one sentence
    public Certificates(Path certificate, Path key, Duration recheck) {
        this.files = new Pair(certificate, key);
        this.recheckNanos = recheck.toNanos();
        try {
            this.loaded = new AtomicReference<>(load(files, stamp(files)));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "Can't use the certificate " + files.certificate() + " with the key " + files.key() + ": "
                            + e.getMessage(),
                    e);
        }
    }

    private record Pair(Path certificate, Path key) {}

    private record Stamp(FileTime certificate, FileTime key, long certificateBytes, long keyBytes) {}

    private record Loaded(Stamp stamp, X509ExtendedKeyManager manager) {}

    /// A TLS context; a new connection uses the files' content at that time.
    public SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {this}, null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private X509ExtendedKeyManager current() {
        long last = checkedAt.get();
        long now = System.nanoTime();
        if (now - last >= recheckNanos && checkedAt.compareAndSet(last, now)) {
            reload();
        }
        return loaded.get().manager();
    }

    private void reload() {
        try {
            Stamp stamp = stamp(files);
            if (!stamp.equals(loaded.get().stamp())) {
                loaded.set(load(files, stamp));
                LOG.info("Certificate read again: {}", files.certificate());
            }
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            LOG.warn("The old certificate stays in use, {} can't be used: {}", files.certificate(), e.getMessage());
        }
    }

    private static Stamp stamp(Pair files) throws IOException {
        requireReadable(files.certificate());
        requireReadable(files.key());
        return new Stamp(
                Files.getLastModifiedTime(files.certificate()),
                Files.getLastModifiedTime(files.key()),
                Files.size(files.certificate()),
                Files.size(files.key()));
    }

    private static void requireReadable(Path file) {
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException("there is no such file, or it can't be read: " + file);
        }
    }

    private static List<X509Certificate> chain(Path certificate) throws IOException {
        List<X509Certificate> chain;
        try {
            chain = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(certificate)))
                    .stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (CertificateException e) {
            throw new IllegalArgumentException("there is no certificate in PEM form in the file, or it is damaged", e);
        }
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("there is no certificate in the file");
        }
        return chain;
    }

    private static Loaded load(Pair files, Stamp stamp) throws IOException, GeneralSecurityException {
        List<X509Certificate> chain = chain(files.certificate());
        PrivateKey key = PrivateKeys.read(Files.readString(files.key(), StandardCharsets.ISO_8859_1));
        PrivateKeys.requirePair(key, chain.getFirst().getPublicKey());
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        store.setKeyEntry("server", key, NO_PASSWORD, chain.toArray(Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
        factory.init(store, NO_PASSWORD);
        for (KeyManager manager : factory.getKeyManagers()) {
            if (manager instanceof X509ExtendedKeyManager usable) {
                return new Loaded(stamp, usable);
            }
        }
        throw new IllegalArgumentException("this Java has no key manager for the key");
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return current().chooseEngineServerAlias(keyType, issuers, engine);
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return current().chooseServerAlias(keyType, issuers, socket);
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return loaded.get().manager().getServerAliases(keyType, issuers);
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return loaded.get().manager().getCertificateChain(alias);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return loaded.get().manager().getPrivateKey(alias);
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
