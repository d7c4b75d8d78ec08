package city.chengyun.cityjob.it;

class InfluxDbWindowsIT extends WindowsIT {

    @Override
    TestStore startStore() {
        return TestStore.influxDb();
    }
}
