package city.chengyun.opscenter.cases.internal;

import city.chengyun.contract.LngLat;
import city.chengyun.contract.Severity;
import org.jspecify.annotations.Nullable;

/**
 * A case as it is asked for, its class and district known.
 *
 * @param definition id
 * @param classCode what it is about
 * @param description in words
 * @param origin who brings it up
 * @param actor user name, or {@code hub}
 * @param deviceId which device it is about, if any
 * @param position where, if that is known
 * @param adcode district
 * @param severity of the alert it is made of
 * @param drill whether it is part of a drill
 */
record NewCase(
        String definition,
        String classCode,
        String description,
        CaseOrigin origin,
        String actor,
        @Nullable String deviceId,
        @Nullable LngLat position,
        String adcode,
        @Nullable Severity severity,
        boolean drill) {}
