package city.chengyun.intake;

import city.chengyun.contract.observation.ObservationCodec;

/** What an intake takes at most; carriers of messages size their own limits by it. */
public final class InboundLimits {

    /** Largest payload in bytes. */
    public static final int MAX_PAYLOAD_BYTES = ObservationCodec.MAX_PAYLOAD_BYTES;

    private InboundLimits() {}
}
