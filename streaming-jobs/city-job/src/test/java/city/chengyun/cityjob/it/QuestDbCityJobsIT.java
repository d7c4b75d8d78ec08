package city.chengyun.cityjob.it;

class QuestDbCityJobsIT extends CityJobsIT {

    @Override
    TestStore startStore() {
        return TestStore.questDb();
    }
}
