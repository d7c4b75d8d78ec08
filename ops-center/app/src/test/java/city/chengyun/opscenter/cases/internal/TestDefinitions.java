package city.chengyun.opscenter.cases.internal;

import city.chengyun.opscenter.cases.engine.CaseDefinition;

/** The definitions of the hub, for tests of the engine. */
public final class TestDefinitions {

    private static final CaseDefinitions ALL = new CaseDefinitions();

    private TestDefinitions() {}

    /** The definition with an id. */
    public static CaseDefinition get(String id) {
        return ALL.getMachine(id).definition();
    }
}
