package city.chengyun.opscenter.cases.web;

import city.chengyun.opscenter.cases.engine.CaseDefinition;
import city.chengyun.opscenter.cases.engine.CaseMachine;
import city.chengyun.opscenter.cases.engine.Gate;
import city.chengyun.opscenter.cases.internal.CaseDefinitions;
import city.chengyun.opscenter.cases.internal.CaseItem;
import city.chengyun.opscenter.cases.internal.CaseQuery;
import city.chengyun.opscenter.cases.internal.CaseReader;
import city.chengyun.opscenter.cases.internal.Figure;
import city.chengyun.opscenter.cases.web.CaseViews.DefinedActionView;
import city.chengyun.opscenter.cases.web.CaseViews.DefinitionView;
import city.chengyun.opscenter.cases.web.CaseViews.StageView;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.problem.Page;
import city.chengyun.opscenter.problem.Problem;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists cases, and the data that their forms and filters are made of. */
@RestController
class CaseListController {

    private final CaseReader reader;
    private final CaseDefinitions definitions;

    CaseListController(CaseReader reader, CaseDefinitions definitions) {
        this.reader = reader;
        this.definitions = definitions;
    }

    @GetMapping("/api/cases")
    Page<CaseItem> list(
            @AuthenticationPrincipal Account account,
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam(defaultValue = "") List<String> state,
            @RequestParam @Nullable Boolean open,
            @RequestParam(name = "class") @Nullable String classCode,
            @RequestParam @Nullable String definition,
            @RequestParam @Nullable String department,
            @RequestParam @Nullable String district,
            @RequestParam @Nullable String grid,
            @RequestParam(defaultValue = "false") boolean overdue,
            @RequestParam(defaultValue = "false") boolean supervised,
            @RequestParam @Nullable String alert,
            @RequestParam @Nullable String device,
            @RequestParam @Nullable String person,
            @RequestParam @Nullable String month,
            @RequestParam @Nullable String q,
            @RequestParam @Nullable Long from,
            @RequestParam @Nullable Long to,
            @RequestParam @Nullable String figure,
            @RequestParam(defaultValue = "numerator") String figurePart,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        var query =
                new CaseQuery(
                        mine,
                        state,
                        open,
                        classCode,
                        definition,
                        department,
                        district,
                        grid,
                        overdue,
                        supervised,
                        alert,
                        device,
                        person,
                        month == null ? null : month(month),
                        q == null || q.isBlank() ? null : q.strip(),
                        from,
                        to,
                        figure == null ? null : figure(figure),
                        isNumerator(figurePart));
        return reader.list(account, query, page, size);
    }

    private static Figure figure(String code) {
        return Figure.find(code)
                .orElseThrow(() -> Problem.invalid("unknown-figure", "There is no figure " + code));
    }

    private static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeParseException e) {
            throw Problem.invalid("bad-time-range", "month is like 2026-11, not " + text);
        }
    }

    private static boolean isNumerator(String part) {
        return switch (part) {
            case "numerator" -> true;
            case "denominator" -> false;
            default ->
                    throw Problem.invalid(
                            "unknown-figure", "figurePart is numerator or denominator");
        };
    }

    @GetMapping("/api/cases/definitions")
    List<DefinitionView> listDefinitions() {
        return definitions.machines().stream()
                .map(CaseMachine::definition)
                .map(this::view)
                .toList();
    }

    private DefinitionView view(CaseDefinition definition) {
        return new DefinitionView(
                definition.id(),
                definition.version(),
                definition.name(),
                definition.maturity(),
                definition.legalBasis(),
                definition.stages().stream().map(StageView::of).toList(),
                definition.actions().stream()
                        .map(
                                action ->
                                        new DefinedActionView(
                                                action.action(),
                                                action.name(),
                                                action.from(),
                                                action.to(),
                                                action.roles(),
                                                action.requires(),
                                                action.gates().stream().map(Gate::text).toList()))
                        .toList(),
                definitions.listClasses(definition));
    }
}
