package city.chengyun.cityjob.wire;

import city.chengyun.contract.alert.AlertEvent;
import city.chengyun.contract.device.DeviceDescriptor;
import city.chengyun.contract.live.LiveFrame;
import city.chengyun.contract.rule.RuleDefinition;
import java.io.Serial;

/** Records of the contract that cross operators as JSON. */
public final class ContractFormats {

    public static final WireType<AlertEvent> ALERT = WireType.of(new Alert());
    public static final WireType<DeviceDescriptor> DESCRIPTOR = WireType.of(new Descriptor());
    public static final WireType<RuleDefinition> RULE = WireType.of(new Rule());
    public static final WireType<LiveFrame> LIVE_FRAME = WireType.of(new Live());

    private ContractFormats() {}

    /** Alert events. */
    public static final class Alert extends JsonFormat<AlertEvent> {
        @Serial private static final long serialVersionUID = 1;

        public Alert() {
            super(AlertEvent.class);
        }
    }

    /** Device descriptors. */
    public static final class Descriptor extends JsonFormat<DeviceDescriptor> {
        @Serial private static final long serialVersionUID = 1;

        public Descriptor() {
            super(DeviceDescriptor.class);
        }
    }

    /** Rule versions. */
    public static final class Rule extends JsonFormat<RuleDefinition> {
        @Serial private static final long serialVersionUID = 1;

        public Rule() {
            super(RuleDefinition.class);
        }
    }

    /** Live frames. */
    public static final class Live extends JsonFormat<LiveFrame> {
        @Serial private static final long serialVersionUID = 1;

        public Live() {
            super(LiveFrame.class);
        }
    }
}
