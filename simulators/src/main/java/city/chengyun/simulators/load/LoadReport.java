package city.chengyun.simulators.load;

/**
 * The result of a load test, printed as JSON.
 *
 * @param wantedRate messages per second that were due
 * @param seconds how long it ran, waiting for the last acknowledgements included
 * @param sent handed to a connection
 * @param acknowledged PUBACK with success
 * @param refused PUBACK with a failing reason code
 * @param failed neither, for instance because the connection was lost
 * @param overrun due but not sent, because too many were under way
 * @param acknowledgedPerSecond mean
 * @param latencyMillis from due to acknowledged
 */
record LoadReport(
        int devices,
        int connections,
        double wantedRate,
        double seconds,
        long sent,
        long acknowledged,
        long refused,
        long failed,
        long overrun,
        double acknowledgedPerSecond,
        LoadMeter.Latency latencyMillis) {}
