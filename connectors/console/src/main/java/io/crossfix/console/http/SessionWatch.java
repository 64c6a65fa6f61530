package io.crossfix.console.http;

import io.crossfix.console.account.Sessions;

/** Whether a session still holds while its page follows the alerts. */
final class SessionWatch {

    private final Sessions sessions;
    private final SessionCookie cookie;

    SessionWatch(Sessions sessions, SessionCookie cookie) {
        this.sessions = sessions;
        this.cookie = cookie;
    }

    boolean isOpen(Call call) {
        String id = cookie.read(call.context());
        return id != null && sessions.isOpen(id, call.account());
    }
}
