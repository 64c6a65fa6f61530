package io.crossfix.outlets.format;

/** A form that others read alerts in. */
public interface Format {

    /** The message in this form. */
    Message write(Telling telling);
}
