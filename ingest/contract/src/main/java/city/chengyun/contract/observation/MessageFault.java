package city.chengyun.contract.observation;

/**
 * Leaves a decoder at the first fault; turned into a value before it leaves the package. Without a
 * stack trace, because a misconfigured device may cause thousands a second.
 */
final class MessageFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final RejectReason reason;
    private final String detail;

    MessageFault(RejectReason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
        this.detail = detail;
    }

    static MessageFault malformed(String detail) {
        return new MessageFault(RejectReason.MALFORMED_JSON, detail);
    }

    RejectReason reason() {
        return reason;
    }

    String detail() {
        return detail;
    }
}
