package io.crossfix.feeds.conform;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VendorSamplesTest {

    @ParameterizedTest
    @MethodSource("io.crossfix.feeds.conform.VendorSamples#all")
    void saysWhatBecomesOfASample(VendorSamples sample) throws Exception {
        System.out.println(sample.name() + " -> " + sample.trial().outcomes(sample.bytes(), sample.attributes()));
        try {
            System.out.println("   unread " + Unread.in(sample.bytes(), sample.attributes(), sample.trial()));
        } catch (java.io.IOException e) {
            System.out.println("   unread: " + e.getClass());
        }
    }
}
