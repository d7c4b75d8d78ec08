package city.chengyun.opscenter.cases.internal;

import city.chengyun.opscenter.cases.engine.CaseMachine;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Stops the start when a stored case stands where no definition leads any more: better than to fail
 * at each list that it is in.
 */
@Component
class DefinitionsInUse implements SmartInitializingSingleton {

    private final JdbcClient jdbc;
    private final CaseDefinitions definitions;

    DefinitionsInUse(JdbcClient jdbc, CaseDefinitions definitions) {
        this.jdbc = jdbc;
        this.definitions = definitions;
    }

    private record Place(String definition, String stage) {}

    @Override
    public void afterSingletonsInstantiated() {
        jdbc.sql("SELECT DISTINCT definition, stage FROM city_case")
                .query((row, index) -> new Place(row.getString(1), row.getString(2)))
                .list()
                .forEach(this::require);
    }

    private void require(Place place) {
        boolean known =
                definitions.machines().stream()
                        .map(CaseMachine::definition)
                        .filter(definition -> definition.id().equals(place.definition()))
                        .anyMatch(definition -> definition.findStage(place.stage()).isPresent());
        if (!known) {
            throw new IllegalStateException(
                    "There are cases in stage %s of %s, which no definition has"
                            .formatted(place.stage(), place.definition()));
        }
    }
}
