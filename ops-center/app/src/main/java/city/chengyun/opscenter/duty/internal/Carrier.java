package city.chengyun.opscenter.duty.internal;

import city.chengyun.opscenter.duty.escalation.Medium;
import java.io.IOException;

/** Carries messages of one medium out of the hub. Thread-safe. */
interface Carrier {

    Medium medium();

    /**
     * Hands over a message, within ten seconds.
     *
     * @throws Undeliverable if trying again is of no use
     * @throws IOException if it may go well another time
     */
    void carry(Message message) throws IOException, Undeliverable;

    /** This message cannot be delivered as things are. */
    final class Undeliverable extends Exception {

        private static final long serialVersionUID = 1;

        /** For a reason with a code. */
        Undeliverable(String reason) {
            super(reason);
        }
    }
}
