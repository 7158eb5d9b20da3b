package dev.culprit.runtime.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a certificate chain and its key from PEM files. */
final class Pem {
    /** The key store never leaves memory; Java wants a password all the same. */
    static final String PASSWORD = "in-memory";

    private static final Pattern KEY = Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]+)-----END PRIVATE KEY-----");

    private Pem() {}

    /** What of one algorithm is needed here. */
    private record Algorithm(String key, String signature) {}

    private static final List<Algorithm> ALGORITHMS = List.of(
            new Algorithm("RSA", "SHA256withRSA"),
            new Algorithm("EC", "SHA256withECDSA"),
            new Algorithm("Ed25519", "Ed25519"));

    /** The file's bytes, to see whether they changed. */
    static byte[] bytes(TlsFiles files) throws TlsException {
        try {
            byte[] chain = Files.readAllBytes(files.certificates());
            byte[] key = Files.readAllBytes(files.key());
            byte[] both = new byte[chain.length + key.length];
            System.arraycopy(chain, 0, both, 0, chain.length);
            System.arraycopy(key, 0, both, chain.length, key.length);
            return both;
        } catch (IOException e) {
            throw new TlsException(files.certificates() + " or " + files.key() + " cannot be read", e);
        }
    }

    static KeyStore load(TlsFiles files) throws TlsException {
        try {
            Certificate[] chain = chain(files);
            PrivateKey key = key(files, chain[0]);
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", key, PASSWORD.toCharArray(), chain);
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new TlsException(files.certificates() + " or " + files.key() + " cannot be used", e);
        }
    }

    private static Certificate[] chain(TlsFiles files) throws GeneralSecurityException, IOException, TlsException {
        ByteArrayInputStream bytes = new ByteArrayInputStream(Files.readAllBytes(files.certificates()));
        Certificate[] chain = CertificateFactory.getInstance("X.509").generateCertificates(bytes).stream()
                .toArray(Certificate[]::new);
        if (chain.length == 0) {
            throw new TlsException(files.certificates() + " holds no certificate");
        }
        return chain;
    }

    private static PrivateKey key(TlsFiles files, Certificate certificate)
            throws GeneralSecurityException, IOException, TlsException {
        Matcher matcher = KEY.matcher(Files.readString(files.key(), StandardCharsets.US_ASCII));
        if (!matcher.find()) {
            throw new TlsException(files.key() + " holds no key in PKCS#8 (BEGIN PRIVATE KEY): convert it with"
                    + " openssl pkcs8 -topk8 -nocrypt");
        }
        PKCS8EncodedKeySpec encoded;
        try {
            encoded = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(matcher.group(1)));
        } catch (IllegalArgumentException e) {
            throw new TlsException(files.key() + " is not Base64", e);
        }
        List<String> tried = new ArrayList<>();
        for (Algorithm algorithm : ALGORITHMS) {
            try {
                PrivateKey key = KeyFactory.getInstance(algorithm.key).generatePrivate(encoded);
                return requireFit(files, key, certificate, algorithm);
            } catch (InvalidKeySpecException e) {
                tried.add(algorithm.key);
            }
        }
        throw new TlsException(files.key() + " is of no algorithm known here " + tried);
    }

    /** While the two files are replaced, one may be new and the other old. */
    private static PrivateKey requireFit(TlsFiles files, PrivateKey key, Certificate certificate, Algorithm algorithm)
            throws GeneralSecurityException, TlsException {
        if (!key.getAlgorithm().startsWith(certificate.getPublicKey().getAlgorithm())) {
            throw new TlsException(files.key() + " is not the key of " + files.certificates());
        }
        byte[] text = {1, 2, 3};
        Signature signature = Signature.getInstance(algorithm.signature);
        signature.initSign(key);
        signature.update(text);
        byte[] signed = signature.sign();
        signature.initVerify(certificate.getPublicKey());
        signature.update(text);
        if (!signature.verify(signed)) {
            throw new TlsException(files.key() + " is not the key of " + files.certificates());
        }
        return key;
    }
}
