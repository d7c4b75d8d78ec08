package city.chengyun.standalone.parts;

import city.chengyun.standalone.home.Service;
import city.chengyun.standalone.supervision.Part;
import city.chengyun.standalone.supervision.StopSignal;
import java.util.HashMap;
import java.util.Set;

/** One of the two streaming jobs, on a local Flink cluster of its own. */
final class JobPart {

    static final String JUDGE = "judge";
    static final String HISTORY = "history";
    private static final String PROGRAM = "jobs";
    private static final int HEAP_MEGABYTES = 384;
    private static final String PARALLELISM = "2";

    private JobPart() {}

    static Part judge(HubContext hub) {
        return of(hub, JUDGE, Service.JUDGE_HEALTH, Service.JUDGE_UI, Set.of(KafkaPart.NAME));
    }

    static Part history(HubContext hub) {
        return of(
                hub,
                HISTORY,
                Service.HISTORY_HEALTH,
                Service.HISTORY_UI,
                Set.of(KafkaPart.NAME, QuestDbPart.NAME));
    }

    private static Part of(
            HubContext hub, String job, Service health, Service ui, Set<String> after) {
        var environment = new HashMap<String, String>();
        environment.put("CHENGYUN_KAFKA_BOOTSTRAP", hub.kafka());
        environment.put("CHENGYUN_STATE_DIR", hub.home().folder(job).toString());
        environment.put("CHENGYUN_FLINK_UI_PORT", Integer.toString(hub.ports().port(ui)));
        environment.put("CHENGYUN_PARALLELISM", PARALLELISM);
        environment.put("CHENGYUN_STORE_KIND", "questdb");
        environment.put("CHENGYUN_STORE_URL", hub.http(Service.QUESTDB_HTTP));
        environment.put("CHENGYUN_STORE_DATABASE", "chengyun");
        environment.put("CHENGYUN_HEALTH_PORT", Integer.toString(hub.ports().port(health)));
        environment.put("MALLOC_ARENA_MAX", "2");
        var classPath = hub.installation().jobClassPath();
        return new Part(
                job,
                JavaCommand.withHeap(HEAP_MEGABYTES)
                        .opensForFlink()
                        .options(hub.archives().options(PROGRAM, job, classPath, classPath))
                        .main(classPath, "city.chengyun.cityjob.CityJobMain", job),
                environment,
                after,
                () -> {},
                HttpProbe.of(hub.http(health) + "/health"),
                StopSignal.TERM);
    }
}
