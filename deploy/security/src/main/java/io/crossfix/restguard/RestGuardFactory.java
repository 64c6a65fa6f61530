package io.crossfix.restguard;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.io.network.netty.InboundChannelHandlerFactory;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelHandler;

/** Flink finds it among the services of the jars in {@code lib/}, and asks it for a guard of each connection. */
public final class RestGuardFactory implements InboundChannelHandlerFactory {

    /** Subjects of certificates that may change something. Where nothing is said of them, nothing is guarded. */
    static final ConfigOption<List<String>> OPERATORS = ConfigOptions.key("crossfix.rest.operators")
            .stringType()
            .asList()
            .noDefaultValue()
            .withDescription("Subjects of certificates that may submit, cancel, stop and save by REST.");

    @Override
    public int priority() {
        return Integer.MAX_VALUE;
    }

    @Override
    public Optional<ChannelHandler> createHandler(Configuration configuration, Map<String, String> responseHeaders) {
        return configuration.getOptional(OPERATORS).map(operators -> new RestGuard(new RestRule(operators)));
    }
}
