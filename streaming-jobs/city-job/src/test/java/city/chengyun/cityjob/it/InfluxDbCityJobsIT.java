package city.chengyun.cityjob.it;

class InfluxDbCityJobsIT extends CityJobsIT {

    @Override
    TestStore startStore() {
        return TestStore.influxDb();
    }
}
