package city.chengyun.cityjob.judge;

import static java.util.Objects.requireNonNull;

import city.chengyun.contract.live.LiveValue;

/**
 * A device said something new somewhere.
 *
 * @param tile map tile it is in
 * @param value what it said
 */
public record LiveUpdate(String tile, LiveValue value) {

    public LiveUpdate {
        requireNonNull(tile, "tile is null");
        requireNonNull(value, "value is null");
    }
}
