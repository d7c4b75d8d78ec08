package city.chengyun.opscenter.system.internal;

import city.chengyun.opscenter.log.LogStatus;
import city.chengyun.opscenter.signal.History;
import city.chengyun.opscenter.simulation.Commands;
import city.chengyun.opscenter.system.internal.SystemStatus.Part;
import java.util.List;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks the parts of the hub that the app itself uses whether they answer. */
@Component
class Parts {

    private final LogStatus log;
    private final History history;
    private final Commands commands;
    private final JdbcClient jdbc;

    Parts(LogStatus log, History history, Commands commands, JdbcClient jdbc) {
        this.log = log;
        this.history = history;
        this.commands = commands;
        this.jdbc = jdbc;
    }

    /** Takes some seconds when one does not answer. */
    List<Part> look() {
        return List.of(
                new Part("database", isDatabaseUp()),
                new Part("log", log.isReachable()),
                new Part("store", history.isReachable()),
                new Part("broker", commands.isConnected()));
    }

    private boolean isDatabaseUp() {
        try {
            return jdbc.sql("SELECT 1").query(Integer.class).single() == 1;
        } catch (DataAccessException e) {
            return false;
        }
    }
}
