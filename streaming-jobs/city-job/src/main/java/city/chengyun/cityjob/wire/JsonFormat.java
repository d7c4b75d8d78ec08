package city.chengyun.cityjob.wire;

import city.chengyun.contract.ContractJson;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import tools.jackson.core.JacksonException;

/**
 * A record of the contract in its JSON form, which is versioned by the contract.
 *
 * @param <T> the record
 */
public abstract class JsonFormat<T> implements WireFormat<T> {

    private final Class<T> type;

    protected JsonFormat(Class<T> type) {
        this.type = type;
    }

    @Override
    public Class<T> type() {
        return type;
    }

    @Override
    public void write(T value, DataOutput out) throws IOException {
        byte[] json = ContractJson.toBytes(value);
        out.writeInt(json.length);
        out.write(json);
    }

    @Override
    public T read(DataInput in) throws IOException {
        byte[] json = new byte[in.readInt()];
        in.readFully(json);
        try {
            return ContractJson.fromBytes(json, type);
        } catch (JacksonException e) {
            throw new IOException("not a " + type.getSimpleName(), e);
        }
    }
}
