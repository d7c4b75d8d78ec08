package city.chengyun.opscenter.cases.web;

import city.chengyun.opscenter.cases.engine.CaseClock;
import city.chengyun.opscenter.cases.engine.CaseEvent;
import city.chengyun.opscenter.cases.engine.Supervision;
import city.chengyun.opscenter.cases.internal.CaseDetails.Detail;
import city.chengyun.opscenter.cases.internal.CaseDetails.Possible;
import city.chengyun.opscenter.cases.internal.CaseDetails.TaskItem;
import city.chengyun.opscenter.cases.web.CaseViews.ActionView;
import city.chengyun.opscenter.cases.web.CaseViews.AttachmentView;
import city.chengyun.opscenter.cases.web.CaseViews.BlockView;
import city.chengyun.opscenter.cases.web.CaseViews.CaseView;
import city.chengyun.opscenter.cases.web.CaseViews.ClockView;
import city.chengyun.opscenter.cases.web.CaseViews.EventView;
import city.chengyun.opscenter.cases.web.CaseViews.LinkView;
import city.chengyun.opscenter.cases.web.CaseViews.SupervisionView;
import city.chengyun.opscenter.cases.web.CaseViews.TaskView;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes what is answered of what is known. */
final class CaseViewMaker {

    private CaseViewMaker() {}

    static CaseView view(Detail detail) {
        return new CaseView(
                detail.item(),
                clock(detail),
                supervision(detail),
                detail.links().stream()
                        .map(
                                link ->
                                        new LinkView(
                                                link.kind(),
                                                link.target(),
                                                link.label(),
                                                link.severity(),
                                                link.state()))
                        .toList(),
                detail.tasks().stream().map(CaseViewMaker::task).toList(),
                detail.attachments().stream().map(AttachmentView::of).toList(),
                IntStream.range(0, detail.history().size())
                        .mapToObj(index -> event(index + 1, detail.history().get(index)))
                        .toList(),
                detail.possible().stream()
                        .map(possible -> action(possible, detail.item().stage().code()))
                        .toList(),
                detail.mayContribute(),
                detail.mayContribute() && detail.open());
    }

    private static @Nullable ClockView clock(Detail detail) {
        @Nullable CaseClock clock = detail.state().clock();
        return clock == null
                ? null
                : new ClockView(
                        clock.limit().amount(),
                        clock.limit().unit(),
                        clock.limitMillis(),
                        detail.usedMillis(),
                        clock.runningSince() != null,
                        clock.dueAt());
    }

    private static @Nullable SupervisionView supervision(Detail detail) {
        @Nullable Supervision supervision = detail.state().supervision();
        if (supervision == null) {
            return null;
        }
        @Nullable Long dueAt = supervision.dueAt();
        return new SupervisionView(
                supervision.by(),
                supervision.at(),
                dueAt,
                supervision.note(),
                dueAt != null && detail.now() > dueAt);
    }

    private static TaskView task(TaskItem item) {
        return new TaskView(
                item.task().code(),
                item.definition().name(),
                item.task().isOpen() ? "OPEN" : "DONE",
                true,
                item.task().doneBy(),
                item.task().doneAt(),
                item.task().note(),
                item.mayComplete());
    }

    private static EventView event(int seq, CaseEvent event) {
        return new EventView(
                seq,
                event.at(),
                event.actor(),
                event.action(),
                event.from(),
                event.to(),
                event.note(),
                event.data());
    }

    private static ActionView action(Possible possible, String stage) {
        Stream<BlockView> gates =
                possible.closedGates().stream()
                        .map(gate -> new BlockView(gate.code(), gate.words()));
        Stream<BlockView> tasks =
                possible.openTasks().stream()
                        .map(task -> new BlockView("task:" + task.code(), task.name()));
        @Nullable String to = possible.action().to();
        List<BlockView> blockedBy = Stream.concat(tasks, gates).toList();
        return new ActionView(
                possible.action().action(),
                possible.action().name(),
                to == null ? stage : to,
                possible.action().requires(),
                blockedBy);
    }
}
