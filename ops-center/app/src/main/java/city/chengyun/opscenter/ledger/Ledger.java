package city.chengyun.opscenter.ledger;

/** Keeps what was done. Thread-safe. */
public interface Ledger {

    /**
     * Appends an event: with the change it tells about if a transaction is under way, so that
     * neither exists without the other, else at once.
     */
    void append(LedgerEvent event);
}
