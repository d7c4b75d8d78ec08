package city.chengyun.cityjob.judge;

import city.chengyun.cityjob.wire.WireFormat;
import city.chengyun.cityjob.wire.WireType;
import city.chengyun.rules.DeviceJudge;
import city.chengyun.rules.absence.SilenceClock;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serial;

/** The state of judging in checkpoints: the bytes that {@code rules} itself defines. */
public final class JudgeFormats {

    static final WireType<DeviceJudge> JUDGE = WireType.of(new Judge());
    static final WireType<SilenceClock> CLOCK = WireType.of(new Clock());

    private JudgeFormats() {}

    /** What is remembered of a device. */
    public static final class Judge implements WireFormat<DeviceJudge> {

        @Serial private static final long serialVersionUID = 1;

        @Override
        public Class<DeviceJudge> type() {
            return DeviceJudge.class;
        }

        @Override
        public void write(DeviceJudge value, DataOutput out) throws IOException {
            value.writeTo(out);
        }

        @Override
        public DeviceJudge read(DataInput in) throws IOException {
            return DeviceJudge.readFrom(in);
        }

        @Override
        public DeviceJudge copy(DeviceJudge value) {
            return value.copy();
        }

        @Override
        public boolean isImmutable() {
            return false;
        }
    }

    /** What is remembered of an intake's ticks. */
    public static final class Clock implements WireFormat<SilenceClock> {

        @Serial private static final long serialVersionUID = 1;

        @Override
        public Class<SilenceClock> type() {
            return SilenceClock.class;
        }

        @Override
        public void write(SilenceClock value, DataOutput out) throws IOException {
            value.writeTo(out);
        }

        @Override
        public SilenceClock read(DataInput in) throws IOException {
            return SilenceClock.readFrom(in);
        }

        @Override
        public SilenceClock copy(SilenceClock value) {
            return value.copy();
        }

        @Override
        public boolean isImmutable() {
            return false;
        }
    }
}
