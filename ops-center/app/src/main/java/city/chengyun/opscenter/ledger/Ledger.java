package city.chengyun.opscenter.ledger;

/** Keeps what was done. Thread-safe. */
public interface Ledger {

    /** Who acts where nobody has: the hub itself, at its start. */
    String HUB = "hub";

    /**
     * Appends an event: with the change it tells about if a transaction is under way, so that
     * neither exists without the other, else at once. Within a transaction it comes last: whoever
     * appends after us waits until we commit.
     */
    void append(LedgerEvent event);

    /**
     * Appends what somebody failed at or was refused. Trying costs an attacker nothing, so what one
     * actor fails at is kept up to a number in an hour and only counted beyond; the next one that
     * is kept tells how many were {@code skipped}.
     */
    void appendRefusal(LedgerEvent event);
}
