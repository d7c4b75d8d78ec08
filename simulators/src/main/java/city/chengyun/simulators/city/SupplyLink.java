package city.chengyun.simulators.city;

import city.chengyun.contract.DeviceId;

/**
 * One device of the city feeds another.
 *
 * @param kind how, as the hub calls it: {@code POWERS} or {@code SUPPLIES}
 */
public record SupplyLink(DeviceId upstream, DeviceId downstream, String kind) {}
