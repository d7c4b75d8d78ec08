package city.chengyun.intake;

import java.util.concurrent.ThreadFactory;

/** Threads that do not keep a process alive, with a name that tells what they are for. */
final class DaemonThreads {

    private DaemonThreads() {}

    static ThreadFactory named(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
