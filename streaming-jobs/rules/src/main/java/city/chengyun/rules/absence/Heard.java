package city.chengyun.rules.absence;

import static java.util.Objects.requireNonNull;

import city.chengyun.contract.alert.AlertCause;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * When and how a device was heard last.
 *
 * @param receivedAt receive time, epoch milliseconds
 * @param intake that carried the message; its ticks tell whether a later silence is the device's
 * @param cause the record
 */
public record Heard(long receivedAt, String intake, AlertCause cause) {

    public Heard {
        requireNonNull(intake, "intake is null");
        requireNonNull(cause, "cause is null");
    }

    void writeTo(DataOutput out) throws IOException {
        out.writeLong(receivedAt);
        out.writeUTF(intake);
        out.writeInt(cause.partition());
        out.writeLong(cause.offset());
    }

    static Heard readFrom(DataInput in) throws IOException {
        return new Heard(in.readLong(), in.readUTF(), new AlertCause(in.readInt(), in.readLong()));
    }
}
