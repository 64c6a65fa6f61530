package io.crossfix.console.http;

import java.util.Map;
import java.util.TreeMap;

/** What every answer tells the browser not to do. */
final class SecurityHeaders {

    static final String PAGE_POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data: blob:",
            "font-src 'self'",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "frame-src 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "form-action 'self'");

    // A report brings its own script and style in one file; it gets an origin of its own and reaches nothing.
    static final String REPORT_POLICY = String.join(
            "; ",
            "sandbox allow-scripts",
            "default-src 'none'",
            "script-src 'unsafe-inline'",
            "style-src 'unsafe-inline'",
            "img-src data:",
            "frame-ancestors 'self'",
            "base-uri 'none'",
            "form-action 'none'");

    static final String POLICY = "Content-Security-Policy";

    private static final Map<String, String> ALWAYS = new TreeMap<>(Map.of(
            POLICY,
            PAGE_POLICY,
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer",
            "Permissions-Policy",
            "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Cache-Control",
            "no-store"));

    private static final String STRICT_TRANSPORT = "max-age=31536000";

    private SecurityHeaders() {}

    static Map<String, String> of(boolean behindTls) {
        Map<String, String> headers = new TreeMap<>(ALWAYS);
        if (behindTls) {
            headers.put("Strict-Transport-Security", STRICT_TRANSPORT);
        }
        return headers;
    }
}
