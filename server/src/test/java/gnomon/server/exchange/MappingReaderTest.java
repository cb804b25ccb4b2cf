package gnomon.server.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

class MappingReaderTest {

  private final MappingReader reader =
      new MappingReader(
          JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build());

  @Test
  void the_shipped_mapping_is_read_with_words_as_they_are_written() {
    Mapping mapping = SampleCompany.mapping(reader);
    assertThat(mapping.source()).isEqualTo("maven-crm");
    assertThat(mapping.isHistory()).isTrue();
    assertThat(mapping.files()).hasSize(4);
    Mapping words =
        reader.read(
            "source: x\nfiles:\n  - {file: a.csv, entity: deals, values: {stage: {no: lost, 01: won}}}\n");
    assertThat(words.files().getFirst().valuesOrNone())
        .containsEntry("stage", Map.of("no", "lost", "01", "won"));
  }

  @Test
  void an_unknown_key_is_an_error_that_names_the_nearest() {
    assertThatThrownBy(() -> reader.read("sorce: x\nhistory: false\nfiles: []\n"))
        .hasMessage("The mapping file has an unknown key \"sorce\". Maybe source.");
    assertThatThrownBy(() ->
            reader.read(
                "source: x\nhistory: false\nfiles:\n  - {file: a.csv, entity: deals, colums: {}}\n"))
        .hasMessage("The mapping file has an unknown key \"colums\". Maybe columns.");
  }

  @Test
  void a_broken_mapping_is_refused() {
    assertThatThrownBy(() -> reader.read("")).hasMessage("The mapping file is empty.");
    assertThatThrownBy(() -> reader.read("files: []"))
        .hasMessageContaining("The mapping has no \"source\".");
    assertThatThrownBy(() -> reader.read("source: x\nfiles:\n  - {file: a.csv}"))
        .hasMessageContaining("The mapping has no \"entity\".");
    assertThatThrownBy(() -> reader.read("source: x\nfiles: [x"))
        .hasMessageStartingWith("Line 2 of the mapping cannot be read: ");
    assertThatThrownBy(() ->
            reader.read("source: x\nhistory: false\nfiles:\n  - {file: a.csv, entity: delas}\n"))
        .hasMessageContaining("\"delas\" is nothing that can be imported. Maybe deals.");
  }

  @Test
  void a_column_or_field_that_does_not_exist_is_named_with_the_nearest() {
    CsvFile file =
        CsvFile.of("d.csv", "opportunity_id,agent\n1,x\n".getBytes(StandardCharsets.UTF_8));
    assertRefused(
        file,
        Map.of("key", "oportunity_id"),
        "d.csv has no column \"oportunity_id\". Maybe opportunity_id.");
    assertRefused(file, Map.of("ower", "agent"), "Deals have no field \"ower\". Maybe owner.");
    assertRefused(
        file,
        Map.of("key", "opportunity_id", "owner", "agent"),
        "d.csv maps no column to the required field \"stage\". Choose a column or a constant.");
  }

  private static void assertRefused(CsvFile file, Map<String, String> columns, String message) {
    assertThatThrownBy(() ->
            MappedFile.of(
                file,
                CsvShape.of(file),
                new Mapping.FileMapping("d.csv", ImportEntity.DEALS, columns, Map.of(), Map.of())))
        .hasMessage(message);
  }
}
