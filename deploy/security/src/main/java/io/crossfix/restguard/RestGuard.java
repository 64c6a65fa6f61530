package io.crossfix.restguard;

import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.flink.shaded.netty4.io.netty.buffer.Unpooled;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelFutureListener;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelHandlerContext;
import org.apache.flink.shaded.netty4.io.netty.channel.SimpleChannelInboundHandler;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.DefaultFullHttpResponse;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.FullHttpResponse;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpHeaderNames;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpHeaderValues;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpRequest;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpResponseStatus;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpVersion;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.QueryStringDecoder;
import org.apache.flink.shaded.netty4.io.netty.handler.ssl.SslHandler;
import org.apache.flink.shaded.netty4.io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the rule about every request of one connection; what it refuses is answered 403 and never reaches Flink's own handlers. */
final class RestGuard extends SimpleChannelInboundHandler<HttpRequest> {

    private static final Logger LOG = LoggerFactory.getLogger(RestGuard.class);

    private final RestRule rule;

    RestGuard(RestRule rule) {
        super(false);
        this.rule = rule;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpRequest request) {
        String path = new QueryStringDecoder(request.uri()).path();
        String subject = subject(context);
        if (rule.allows(request.method().name(), path, subject)) {
            context.fireChannelRead(request);
            return;
        }
        LOG.warn("refused {} {} of {}", request.method(), path, subject);
        ReferenceCountUtil.release(request);
        var unused = context.writeAndFlush(refusal()).addListener(ChannelFutureListener.CLOSE);
    }

    private static FullHttpResponse refusal() {
        byte[] why =
                "{\"errors\":[\"this certificate may look, and change nothing\"]}".getBytes(StandardCharsets.UTF_8);
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.FORBIDDEN, Unpooled.wrappedBuffer(why));
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, "application/json");
        response.headers().set(HttpHeaderNames.CONTENT_LENGTH, why.length);
        response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        return response;
    }

    /** Whom the other side has proved to be; null without a certificate. */
    private static @Nullable String subject(ChannelHandlerContext context) {
        SslHandler tls = context.pipeline().get(SslHandler.class);
        try {
            return tls == null
                    ? null
                    : tls.engine().getSession().getPeerPrincipal().getName();
        } catch (SSLPeerUnverifiedException e) {
            return null;
        }
    }
}
