package city.chengyun.simulators.load;

import java.nio.charset.StandardCharsets;

/**
 * A message of the load test. Values stay on the quiet side of the seed rules.
 *
 * @param device number of the device
 * @param seq strictly increasing per device, except for duplicates
 * @param ts phenomenon time, epoch milliseconds
 * @param kind plain or one of the mischiefs
 */
record LoadMessage(int device, long seq, long ts, Kind kind) {

    /** What is odd about a message. */
    enum Kind {
        /** Nothing. */
        PLAIN,
        /** The time of the message before, with other properties. */
        SIBLING,
        /** The time and properties of the message before, with other values. */
        CORRECTION,
        /** The message before, byte for byte. */
        DUPLICATE,
        /** Half an hour old. */
        LATE
    }

    /** Property codes in the order of the payload. */
    String properties() {
        return kind == Kind.SIBLING ? "a01001+a01002" : "a21004+a21005+a21026+a34002+a34004";
    }

    /** Value of the first property; tells a correction from what it corrects. */
    double firstValue() {
        return 10 + Math.floorMod(seq, 400L) / 10.0;
    }

    /** UTF-8 JSON; written by hand because the generator shares its cores with what it measures. */
    byte[] payload() {
        long wave = Math.floorMod(seq, 97L);
        var json = new StringBuilder(140);
        json.append("{\"ts\":").append(ts).append(",\"seq\":").append(seq).append(",\"v\":{");
        if (kind == Kind.SIBLING) {
            json.append("\"a01001\":").append(firstValue());
            json.append(",\"a01002\":").append(40 + wave / 4);
        } else {
            json.append("\"a21004\":").append(firstValue());
            json.append(",\"a21005\":0.").append(10 + wave % 80);
            json.append(",\"a21026\":").append(5 + wave % 20);
            json.append(",\"a34002\":").append(40 + wave / 2);
            json.append(",\"a34004\":").append(20 + wave / 4);
        }
        return json.append("}}").toString().getBytes(StandardCharsets.UTF_8);
    }
}
