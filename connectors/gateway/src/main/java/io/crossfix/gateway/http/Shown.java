package io.crossfix.gateway.http;

import io.crossfix.gateway.sender.Credential;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;

/** The credential that a request shows. */
final class Shown {

    private static final String BEARER = "bearer ";
    private static final String KEY = "X-Api-Key";
    private static final String ID = "webhook-id";
    private static final String TIMESTAMP = "webhook-timestamp";
    private static final String SIGNATURE = "webhook-signature";
    private static final int DNS_NAME = 2;
    private static final int MOST_NAMES = 20;

    private Shown() {}

    /** What the headers show or, if they show nothing, the client certificate. */
    static Credential by(Request request) {
        HttpFields headers = request.getHeaders();
        boolean authorization = headers.contains(HttpHeader.AUTHORIZATION);
        boolean key = headers.contains(KEY);
        boolean signature = headers.contains(SIGNATURE);
        int shown = (authorization ? 1 : 0) + (key ? 1 : 0) + (signature ? 1 : 0);
        if (shown > 1) {
            return new Credential.Unusable();
        }
        if (authorization) {
            return bearer(single(headers, HttpHeader.AUTHORIZATION.asString()));
        }
        if (key) {
            String text = single(headers, KEY);
            return text.isEmpty() ? new Credential.Unusable() : new Credential.Key(text);
        }
        return signature ? signature(headers) : certificate(request);
    }

    private static Credential bearer(String value) {
        boolean bears = value.regionMatches(true, 0, BEARER, 0, BEARER.length());
        String text = bears ? value.substring(BEARER.length()).strip() : "";
        return text.isEmpty() ? new Credential.Unusable() : new Credential.Key(text);
    }

    private static Credential signature(HttpFields headers) {
        String id = single(headers, ID);
        String timestamp = single(headers, TIMESTAMP);
        String signatures = single(headers, SIGNATURE);
        return id.isEmpty() || timestamp.isEmpty() || signatures.isEmpty()
                ? new Credential.Unusable()
                : new Credential.Signature(id, timestamp, signatures);
    }

    /** The value of a header that is there once, else nothing. */
    private static String single(HttpFields headers, String name) {
        List<String> values = headers.getValuesList(name);
        return values.size() == 1 ? values.get(0) : "";
    }

    private static Credential certificate(Request request) {
        if (request.getAttribute(EndPoint.SslSessionData.ATTRIBUTE) instanceof EndPoint.SslSessionData tls) {
            X509Certificate[] chain = tls.peerCertificates();
            return chain == null || chain.length == 0 ? new Credential.None() : certificate(chain[0]);
        }
        return new Credential.None();
    }

    private static Credential certificate(X509Certificate certificate) {
        List<String> names = new ArrayList<>();
        try {
            for (Rdn part : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
                if (part.getType().equalsIgnoreCase("CN")) {
                    names.add(String.valueOf(part.getValue()));
                }
            }
            Collection<List<?>> others = certificate.getSubjectAlternativeNames();
            if (others != null) {
                others.stream()
                        .filter(name -> Integer.valueOf(DNS_NAME).equals(name.get(0)))
                        .limit(MOST_NAMES)
                        .forEach(name -> names.add(String.valueOf(name.get(1))));
            }
        } catch (InvalidNameException | CertificateParsingException e) {
            return new Credential.Unusable();
        }
        return new Credential.Certificate(names);
    }
}
