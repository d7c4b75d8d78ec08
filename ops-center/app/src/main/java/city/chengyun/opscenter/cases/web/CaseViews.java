package city.chengyun.opscenter.cases.web;

import city.chengyun.contract.LocalizedText;
import city.chengyun.contract.Severity;
import city.chengyun.opscenter.cases.engine.CaseDefinition.Maturity;
import city.chengyun.opscenter.cases.engine.Input;
import city.chengyun.opscenter.cases.engine.LegalBasis;
import city.chengyun.opscenter.cases.engine.Limit;
import city.chengyun.opscenter.cases.engine.Stage;
import city.chengyun.opscenter.cases.internal.CaseItem;
import city.chengyun.opscenter.cases.internal.MatterClass;
import city.chengyun.opscenter.cases.internal.StoredAttachment;
import city.chengyun.opscenter.party.Role;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the endpoints of cases answer. Times are epoch milliseconds. */
final class CaseViews {

    private CaseViews() {}

    /** All of a case, and what the reader may do with it now. */
    record CaseView(
            CaseItem summary,
            @Nullable ClockView clock,
            @Nullable SupervisionView supervision,
            List<LinkView> links,
            List<TaskView> tasks,
            List<AttachmentView> attachments,
            List<EventView> history,
            List<ActionView> actions,
            boolean mayComment,
            boolean mayAttach) {}

    record ClockView(
            int amount,
            Limit.Unit unit,
            long limitMillis,
            long usedMillis,
            boolean running,
            @Nullable Long dueAt) {}

    record SupervisionView(
            String by, long at, @Nullable Long dueAt, @Nullable String note, boolean overdue) {}

    record LinkView(
            String kind,
            String target,
            @Nullable LocalizedText label,
            @Nullable Severity severity,
            @Nullable String state) {}

    record TaskView(
            String id,
            LocalizedText name,
            String state,
            boolean mandatory,
            @Nullable String doneBy,
            @Nullable Long doneAt,
            @Nullable String note,
            boolean mayComplete) {}

    record AttachmentView(
            String id,
            String name,
            String type,
            long size,
            @Nullable Integer width,
            @Nullable Integer height,
            String by,
            long at,
            String stage) {

        static AttachmentView of(StoredAttachment attachment) {
            return new AttachmentView(
                    attachment.id().toString(),
                    attachment.name(),
                    attachment.type(),
                    attachment.size(),
                    attachment.width(),
                    attachment.height(),
                    attachment.by(),
                    attachment.at(),
                    attachment.stage());
        }
    }

    record EventView(
            int seq,
            long at,
            String actor,
            String action,
            @Nullable String from,
            String to,
            @Nullable String note,
            Map<String, Object> data) {}

    record ActionView(
            String action,
            LocalizedText name,
            String to,
            List<Input> requires,
            List<BlockView> blockedBy) {}

    record BlockView(String gate, LocalizedText text) {}

    /** A definition for the client: what it shows is from here. */
    record DefinitionView(
            String id,
            int version,
            LocalizedText name,
            Maturity maturity,
            List<LegalBasis> legalBasis,
            List<StageView> stages,
            List<DefinedActionView> actions,
            List<MatterClass> classes) {}

    record StageView(
            String code, LocalizedText name, Stage.Kind kind, List<Role> roles, boolean clocked) {

        static StageView of(Stage stage) {
            return new StageView(
                    stage.code(), stage.name(), stage.kind(), stage.roles(), stage.clocked());
        }
    }

    record DefinedActionView(
            String action,
            LocalizedText name,
            List<String> from,
            @Nullable String to,
            List<Role> roles,
            List<Input> requires,
            List<String> gates) {}
}
