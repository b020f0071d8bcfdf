package dev.muster.http.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/// Reads private keys in the three PEM forms that tools write: PKCS#8, PKCS#1 (RSA) and SEC 1 (elliptic curves).
final class PrivateKeys {

    private PrivateKeys() {}

    /// Reads a key.
    ///
    /// @throws IllegalArgumentException if there is no key, or it is encrypted or damaged; the message is short
    static PrivateKey read(String pem) {
        if (pem.contains("ENCRYPTED")) {
            throw new IllegalArgumentException("the key is encrypted; decrypt the file, so that it needs no password");
        }
        if (!pem.contains("PRIVATE KEY-----")) {
            throw new IllegalArgumentException("there is no private key in PEM form in the file");
        }
        try {
            return decoded(pem);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("the private key is damaged, or of an unknown kind", e);
        }
    }

    private static PrivateKey decoded(String pem) throws IOException, GeneralSecurityException {
        PrivateKeyInfo info;
        if (pem.contains("-----BEGIN PRIVATE KEY-----")) {
            info = PrivateKeyInfo.getInstance(der(pem, "PRIVATE KEY"));
        } else if (pem.contains("-----BEGIN RSA PRIVATE KEY-----")) {
            info = new PrivateKeyInfo(
                    new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                    RSAPrivateKey.getInstance(der(pem, "RSA PRIVATE KEY")));
        } else if (pem.contains("-----BEGIN EC PRIVATE KEY-----")) {
            ECPrivateKey key = ECPrivateKey.getInstance(der(pem, "EC PRIVATE KEY"));
            info = new PrivateKeyInfo(
                    new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, key.getParametersObject()), key);
        } else {
            throw new IllegalArgumentException("there is no private key in PEM form in the file");
        }
        String algorithm =
                switch (info.getPrivateKeyAlgorithm().getAlgorithm().getId()) {
                    case "1.2.840.113549.1.1.1" -> "RSA";
                    case "1.2.840.10045.2.1" -> "EC";
                    default -> "EdDSA";
                };
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()));
    }

    /// Checks that the key belongs to the certificate. Without the check, a mismatch shows only when a client connects.
    ///
    /// @throws IllegalArgumentException if the key belongs to another certificate
    static void requirePair(PrivateKey key, PublicKey certified) throws GeneralSecurityException {
        if (!key.getAlgorithm().equals(certified.getAlgorithm())) {
            throw new IllegalArgumentException("the key belongs to another certificate");
        }
        String algorithm =
                switch (key.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> "EdDSA";
                };
        byte[] sample = {1, 2, 3};
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(sample);
        byte[] signed = signature.sign();
        signature.initVerify(certified);
        signature.update(sample);
        if (!signature.verify(signed)) {
            throw new IllegalArgumentException("the key belongs to another certificate");
        }
    }

    private static byte[] der(String pem, String kind) {
        int begin = pem.indexOf("-----BEGIN " + kind + "-----");
        int start = pem.indexOf('\n', begin);
        int end = pem.indexOf("-----END " + kind + "-----", begin);
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("the private key's PEM form is broken");
        }
        return Base64.getMimeDecoder().decode(pem.substring(start, end));
    }
}
