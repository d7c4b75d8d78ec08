package city.chengyun.opscenter.warnings.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.chengyun.contract.LngLat;
import city.chengyun.contract.LocalizedText;
import city.chengyun.contract.Severity;
import city.chengyun.geo.District;
import city.chengyun.geo.GeoPolygon;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/**
 * Writes a message as CAP 1.2 (OASIS Common Alerting Protocol, 2010-07-01), one {@code info} for
 * each language, and checks it against the schema. CAP gives latitude before longitude.
 */
final class CapDocument {

    private static final String NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2";

    /** Section 3.3.2: always with an offset, never {@code Z}. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx", Locale.ROOT)
                    .withZone(ZoneId.of("Asia/Shanghai"));

    private static final Schema SCHEMA = schema();

    private final WarningProperties from;

    /** Characters that XML cannot carry at all; no text of a person needs them. */
    private static final String NOT_XML = "[\\p{Cntrl}&&[^\\n\\t]]|[\\uD800-\\uDFFF\\uFFFE\\uFFFF]";

    CapDocument(WarningProperties from) {
        this.from = from;
    }

    /**
     * What is written.
     *
     * @param identifier unique, without spaces, commas, {@code <} and {@code &}
     * @param sent epoch milliseconds
     * @param type what the message does
     * @param earlier identifier and time of the published messages that it refers to
     * @param content what it says
     * @param reason why the warning is lifted, empty for none
     * @param event what is warned of
     * @param districts the districts of the content
     */
    record Source(
            String identifier,
            long sent,
            WarningMessage.Type type,
            List<Reference> earlier,
            WarningContent content,
            String reason,
            WarningEvent event,
            List<District> districts) {}

    /** An earlier message. */
    record Reference(String identifier, long sent) {}

    /**
     * The document, valid by the schema.
     *
     * @throws IllegalStateException if it is not, which a checked content cannot cause
     */
    String write(Source source) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument(UTF_8.name(), "1.0");
            alert(xml, source);
            xml.writeEndDocument();
            xml.close();
            validate(text.toString());
        } catch (XMLStreamException | SAXException e) {
            throw new IllegalStateException("not valid CAP: " + e.getMessage(), e);
        }
        return text.toString();
    }

    static void validate(String document) throws SAXException {
        try {
            SCHEMA.newValidator().validate(new StreamSource(new StringReader(document)));
        } catch (java.io.IOException e) {
            throw new IllegalStateException("a text cannot fail to be read", e);
        }
    }

    private void alert(XMLStreamWriter xml, Source source) throws XMLStreamException {
        xml.writeStartElement("alert");
        xml.writeDefaultNamespace(NAMESPACE);
        element(xml, "identifier", source.identifier());
        element(xml, "sender", from.sender());
        element(xml, "sent", time(source.sent()));
        element(xml, "status", source.content().drill() ? "Exercise" : "Actual");
        element(xml, "msgType", capitalised(source.type().name()));
        element(xml, "scope", "Public");
        if (source.content().drill()) {
            element(xml, "note", "演练 / This is an exercise");
        }
        if (!source.earlier().isEmpty()) {
            element(
                    xml,
                    "references",
                    source.earlier().stream()
                            .map(one -> reference(one))
                            .collect(Collectors.joining(" ")));
        }
        info(xml, source, "zh-CN", LocalizedText::zh, source.event().zh(), District::name);
        if (!source.content().headline().en().isEmpty()) {
            info(xml, source, "en-US", LocalizedText::en, source.event().en(), District::nameEn);
        }
        xml.writeEndElement();
    }

    private String reference(Reference earlier) {
        return from.sender() + "," + earlier.identifier() + "," + time(earlier.sent());
    }

    private void info(
            XMLStreamWriter xml,
            Source source,
            String language,
            Function<LocalizedText, String> text,
            String event,
            Function<District, String> name)
            throws XMLStreamException {
        WarningContent content = source.content();
        boolean lifted = source.type() == WarningMessage.Type.CANCEL;
        xml.writeStartElement("info");
        element(xml, "language", language);
        element(xml, "category", source.event().category());
        element(xml, "event", event);
        if (lifted) {
            element(xml, "responseType", WarningContent.Response.AllClear.name());
        } else {
            for (WarningContent.Response response : content.responses()) {
                element(xml, "responseType", response.name());
            }
        }
        element(xml, "urgency", (lifted ? WarningContent.Urgency.Past : content.urgency()).name());
        element(xml, "severity", severity(content.colour()));
        element(xml, "certainty", content.certainty().name());
        element(xml, "effective", time(source.sent()));
        element(xml, "onset", time(content.onset()));
        element(xml, "expires", time(content.expires()));
        element(xml, "senderName", from.senderName());
        element(xml, "headline", text.apply(content.headline()));
        element(
                xml,
                "description",
                lifted && !source.reason().isEmpty()
                        ? source.reason()
                        : text.apply(content.description()));
        if (!lifted) {
            element(xml, "instruction", text.apply(content.instruction()));
        }
        xml.writeStartElement("parameter");
        element(xml, "valueName", "colour");
        element(xml, "value", content.colour().code());
        xml.writeEndElement();
        area(xml, source, text, name);
        xml.writeEndElement();
    }

    private static void area(
            XMLStreamWriter xml,
            Source source,
            Function<LocalizedText, String> text,
            Function<District, String> name)
            throws XMLStreamException {
        WarningContent.Area area = source.content().area();
        String called = text.apply(area.description());
        String names = source.districts().stream().map(name).collect(Collectors.joining(", "));
        xml.writeStartElement("area");
        element(xml, "areaDesc", called.isEmpty() ? (names.isEmpty() ? "-" : names) : called);
        if (!area.polygon().isEmpty()) {
            element(xml, "polygon", polygon(area.polygon(), LngLat::lng, LngLat::lat));
        }
        for (District district : source.districts()) {
            for (GeoPolygon.Part part : district.polygon().parts()) {
                element(
                        xml,
                        "polygon",
                        polygon(
                                part.outer().positions(),
                                city.chengyun.geo.LngLat::lng,
                                city.chengyun.geo.LngLat::lat));
            }
        }
        for (District district : source.districts()) {
            xml.writeStartElement("geocode");
            element(xml, "valueName", "ADCODE");
            element(xml, "value", district.adcode());
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    /** Latitude first; four decimals are about ten metres. */
    private static <T> String polygon(
            List<T> outline, Function<T, Double> lng, Function<T, Double> lat) {
        return outline.stream()
                .map(at -> String.format(Locale.ROOT, "%.4f,%.4f", lat.apply(at), lng.apply(at)))
                .collect(Collectors.joining(" "));
    }

    /** Red is CAP's Extreme and blue its Minor, the order of the Emergency Response Law. */
    private static String severity(Severity colour) {
        return switch (colour) {
            case RED -> "Extreme";
            case ORANGE -> "Severe";
            case YELLOW -> "Moderate";
            case BLUE -> "Minor";
        };
    }

    private static String time(long millis) {
        return TIME.format(Instant.ofEpochMilli(millis));
    }

    private static String capitalised(String name) {
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    private static void element(XMLStreamWriter xml, String name, String text)
            throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text.replaceAll(NOT_XML, " "));
        xml.writeEndElement();
    }

    private static Schema schema() {
        try {
            SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            return factory.newSchema(
                    Objects.requireNonNull(
                            CapDocument.class.getResource(
                                    "/city/chengyun/opscenter/warnings/cap-1.2.xsd")));
        } catch (SAXException e) {
            throw new IllegalStateException("the schema of CAP 1.2 is broken", e);
        }
    }
}
