package city.chengyun.opscenter.duty;

import java.io.IOException;

/**
 * Sends short messages to telephones. An installation with a gateway of its own gives the app a
 * bean of this type; without one, messages are written to a file. Thread-safe.
 */
public interface SmsGateway {

    /**
     * Hands over one message. Returning means that the gateway has it, not that it has arrived.
     *
     * @param phone number as its owner gave it: digits, spaces, {@code +} and {@code -}
     * @param text at most 200 characters
     * @throws IOException if the gateway does not take it; it is tried again later, and may then
     *     arrive twice
     */
    void send(String phone, String text) throws IOException;
}
