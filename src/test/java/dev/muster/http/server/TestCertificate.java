package dev.muster.http.server;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;

/// A key with a self-signed certificate, for tests.
record TestCertificate(String certificate, KeyPair keys) {

    private static final ASN1ObjectIdentifier SHA256_WITH_RSA = new ASN1ObjectIdentifier("1.2.840.113549.1.1.11");
    private static final ASN1ObjectIdentifier SHA256_WITH_ECDSA = new ASN1ObjectIdentifier("1.2.840.10045.4.3.2");
    private static final ASN1ObjectIdentifier ED25519 = new ASN1ObjectIdentifier("1.3.101.112");

    /// @param algorithm `RSA`, `EC` or `Ed25519`
    static TestCertificate make(String name, String algorithm) throws GeneralSecurityException, IOException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        if (!algorithm.equals("Ed25519")) {
            generator.initialize(algorithm.equals("RSA") ? 2048 : 256);
        }
        KeyPair keys = generator.generateKeyPair();
        AlgorithmIdentifier signing = new AlgorithmIdentifier(
                switch (algorithm) {
                    case "RSA" -> SHA256_WITH_RSA;
                    case "EC" -> SHA256_WITH_ECDSA;
                    default -> ED25519;
                });
        TBSCertificate unsigned = unsigned(name, keys, signing);
        Signature signature = Signature.getInstance(
                switch (algorithm) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> "Ed25519";
                });
        signature.initSign(keys.getPrivate());
        signature.update(unsigned.getEncoded("DER"));
        ASN1EncodableVector parts = new ASN1EncodableVector();
        parts.add(unsigned);
        parts.add(signing);
        parts.add(new DERBitString(signature.sign()));
        return new TestCertificate(pem("CERTIFICATE", new DERSequence(parts).getEncoded()), keys);
    }

    private static TBSCertificate unsigned(String name, KeyPair keys, AlgorithmIdentifier signing) {
        V3TBSCertificateGenerator certificate = new V3TBSCertificateGenerator();
        certificate.setSerialNumber(new org.bouncycastle.asn1.ASN1Integer(BigInteger.valueOf(System.nanoTime())));
        certificate.setIssuer(new X500Name("CN=" + name));
        certificate.setSubject(new X500Name("CN=" + name));
        certificate.setStartDate(new Time(Date.from(Instant.now().minus(1, ChronoUnit.DAYS))));
        certificate.setEndDate(new Time(Date.from(Instant.now().plus(1, ChronoUnit.DAYS))));
        certificate.setSubjectPublicKeyInfo(
                SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
        certificate.setSignature(signing);
        return certificate.generateTBSCertificate();
    }

    /// The key in PEM as PKCS#8, a form for every algorithm.
    String key() {
        return pem("PRIVATE KEY", keys.getPrivate().getEncoded());
    }

    /// The key in the older form of its algorithm.
    String olderKey() throws IOException {
        ASN1Encodable inner =
                PrivateKeyInfo.getInstance(keys.getPrivate().getEncoded()).parsePrivateKey();
        byte[] bytes = inner.toASN1Primitive().getEncoded();
        if (keys.getPrivate().getAlgorithm().equals("RSA")) {
            return pem("RSA PRIVATE KEY", bytes);
        }
        PrivateKeyInfo info = PrivateKeyInfo.getInstance(keys.getPrivate().getEncoded());
        var key = org.bouncycastle.asn1.sec.ECPrivateKey.getInstance(inner);
        var named = new org.bouncycastle.asn1.sec.ECPrivateKey(
                256, key.getKey(), info.getPrivateKeyAlgorithm().getParameters());
        return pem(
                        "EC PARAMETERS",
                        info.getPrivateKeyAlgorithm()
                                .getParameters()
                                .toASN1Primitive()
                                .getEncoded())
                + pem("EC PRIVATE KEY", named.getEncoded());
    }

    void writeTo(Settings.Tls files) throws IOException {
        write(files.certificate(), certificate);
        write(files.key(), key());
    }

    /// Writes a file with another length than before: the clock of a file system may be too coarse to show the change.
    static void write(Path file, String text) throws IOException {
        Files.writeString(file, text + "#".repeat((int) (System.nanoTime() % 97)) + "\n");
    }

    private static String pem(String kind, byte[] der) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(der)
                + "\n-----END " + kind + "-----\n";
    }
}
