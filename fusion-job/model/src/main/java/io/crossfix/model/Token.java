package io.crossfix.model;

/**
 * A keyed token of a plate or a caller, 128 bits; never the plain value.
 *
 * @param high first 64 bits
 * @param low last 64 bits
 */
public record Token(long high, long low) {

    /** 32 hexadecimal digits. */
    public String hex() {
        return String.format("%016x%016x", high, low);
    }

    @Override
    public String toString() {
        return "token";
    }
}
