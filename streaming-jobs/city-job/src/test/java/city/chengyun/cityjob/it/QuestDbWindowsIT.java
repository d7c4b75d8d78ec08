package city.chengyun.cityjob.it;

class QuestDbWindowsIT extends WindowsIT {

    @Override
    TestStore startStore() {
        return TestStore.questDb();
    }
}
