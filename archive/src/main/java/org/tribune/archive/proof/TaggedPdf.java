package org.tribune.archive.proof;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.COSObjectable;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.StandardStructureTypes;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/**
 * A document of text on A4 pages that programs can read aloud: each piece of text is tagged as what
 * it is, with the language and the title given (PDF/UA-1, ISO 14289-1). Owned by one thread.
 */
final class TaggedPdf implements AutoCloseable {
  static final float BODY = 10;
  private static final float MARGIN = 56;
  private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
  private static final float LABEL = 165;
  private static final float GAP = 12;
  private static final float LEADING = 1.4f;
  private static final float FOOT = 34;
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private final PDDocument document = new PDDocument();
  private final PDFont font;
  private final String title;
  private final PDStructureElement root;
  private final List<COSArray> parents = new ArrayList<>();
  private final TreeMap<String, PDComplexFileSpecification> attachments = new TreeMap<>();
  private PDPage page = new PDPage();
  private PDPageContentStream out;
  private float y = 0;

  /**
   * An empty document.
   *
   * @param language such as {@code fr-FR}
   */
  TaggedPdf(String title, String language, Instant at) throws IOException {
    this.title = title;
    try (InputStream file = PDDocument.class.getResourceAsStream(FONT)) {
      if (file == null) {
        throw new IOException("The program's font " + FONT + " is missing: install it again");
      }
      font = PDType0Font.load(document, file, /* embedSubset= */ true);
    }
    PDStructureTreeRoot tree = new PDStructureTreeRoot();
    document.getDocumentCatalog().setStructureTreeRoot(tree);
    root = new PDStructureElement(StandardStructureTypes.DOCUMENT, tree);
    tree.appendKid(root);
    describe(language, at);
    out = newPage();
  }

  private void describe(String language, Instant at) throws IOException {
    document.getDocumentCatalog().setLanguage(language);
    PDMarkInfo marked = new PDMarkInfo();
    marked.setMarked(true);
    document.getDocumentCatalog().setMarkInfo(marked);
    PDViewerPreferences preferences = new PDViewerPreferences(new COSDictionary());
    preferences.setDisplayDocTitle(true);
    document.getDocumentCatalog().setViewerPreferences(preferences);
    PDDocumentInformation information = document.getDocumentInformation();
    Calendar made = GregorianCalendar.from(at.atZone(ZoneId.systemDefault()));
    information.setTitle(title);
    information.setProducer("Tribune");
    information.setCreationDate(made);
    information.setModificationDate(made);
    PDMetadata metadata = new PDMetadata(document);
    metadata.importXMPMetadata(xmp(language).getBytes(StandardCharsets.UTF_8));
    document.getDocumentCatalog().setMetadata(metadata);
  }

  private String xmp(String language) {
    return """
        <?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/">
         <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
          <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
            xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
           <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
           <dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>
           <pdfuaid:part>1</pdfuaid:part>
          </rdf:Description>
         </rdf:RDF>
        </x:xmpmeta>
        <?xpacket end="w"?>"""
        .formatted(escaped(title), language);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private PDPageContentStream newPage() throws IOException {
    page = new PDPage(PDRectangle.A4);
    page.setStructParents(parents.size());
    page.getCOSObject().setItem(COSName.getPDFName("Tabs"), COSName.S);
    parents.add(new COSArray());
    document.addPage(page);
    y = PDRectangle.A4.getHeight() - MARGIN;
    return new PDPageContentStream(document, page);
  }

  private void reserve(float height) throws IOException {
    if (y - height < MARGIN) {
      out.close();
      out = newPage();
    }
  }

  /**
   * A heading.
   *
   * @param level 1 or 2
   */
  void heading(int level, String text) throws IOException {
    float size = level == 1 ? 19 : 13;
    y -= level == 1 ? 0 : GAP;
    reserve(size * 4);
    PDStructureElement element =
        element(root, level == 1 ? StandardStructureTypes.H1 : StandardStructureTypes.H2);
    write(element, text, MARGIN, WIDTH, size, Ink.TITLE);
    y -= GAP / 2;
  }

  /** A paragraph. */
  void paragraph(String text) throws IOException {
    y -= GAP / 4;
    write(element(root, StandardStructureTypes.P), text, MARGIN, WIDTH, BODY, Ink.BLACK);
    y -= GAP / 2;
  }

  /** A paragraph on a ground of its own: what the document comes to. */
  void verdict(String text, Ink ink) throws IOException {
    float size = 13;
    List<String> lines = Lines.of(text, each -> width(each, size), WIDTH - 2 * GAP);
    float height = lines.size() * size * LEADING + GAP;
    reserve(height);
    out.beginMarkedContent(COSName.ARTIFACT);
    ink.fill(out, /* isLight= */ true);
    out.addRect(MARGIN, y - height, WIDTH, height);
    out.fill();
    ink.fill(out, /* isLight= */ false);
    out.addRect(MARGIN, y - height, 4, height);
    out.fill();
    out.endMarkedContent();
    y -= GAP / 2;
    write(element(root, StandardStructureTypes.P), text, MARGIN + GAP, WIDTH - 2 * GAP, size, ink);
    y -= GAP;
  }

  /** A table of what is what. */
  Table table() {
    return new Table(element(root, StandardStructureTypes.TABLE));
  }

  /** Rows of a label and its value. */
  final class Table {
    private final PDStructureElement table;

    private Table(PDStructureElement table) {
      this.table = table;
    }

    /** A row. */
    void row(String label, String value) throws IOException {
      List<String> labels = Lines.of(label, each -> width(each, BODY), LABEL);
      List<String> values = Lines.of(value, each -> width(each, BODY), WIDTH - LABEL - GAP);
      reserve(Math.max(labels.size(), Math.min(values.size(), 4)) * BODY * LEADING);
      PDStructureElement row = element(table, StandardStructureTypes.TR);
      PDStructureElement head = element(row, StandardStructureTypes.TH);
      COSDictionary scope = new COSDictionary();
      scope.setName(COSName.O, "Table");
      scope.setName(COSName.getPDFName("Scope"), "Row");
      head.getCOSObject().setItem(COSName.A, scope);
      float top = y;
      int pages = document.getNumberOfPages();
      write(head, label, MARGIN, LABEL, BODY, Ink.GREY);
      float below = y;
      y = top;
      write(
          element(row, StandardStructureTypes.TD),
          value,
          MARGIN + LABEL + GAP,
          WIDTH - LABEL - GAP,
          BODY,
          Ink.BLACK);
      y = (pages == document.getNumberOfPages() ? Math.min(y, below) : y) - 2;
    }
  }

  private static PDStructureElement element(PDStructureElement parent, String type) {
    PDStructureElement element = new PDStructureElement(type, parent);
    parent.appendKid(element);
    return element;
  }

  private float width(String text, float size) {
    try {
      return font.getStringWidth(Lines.drawable(text, font)) / 1_000 * size;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(
      PDStructureElement element, String text, float x, float width, float size, Ink ink)
      throws IOException {
    String shown = Lines.drawable(text, font);
    List<String> lines = Lines.of(shown, each -> width(each, size), width);
    int at = 0;
    while (at < lines.size()) {
      reserve(size * LEADING);
      int fitting = Math.max(1, (int) ((y - MARGIN) / (size * LEADING)));
      int end = Math.min(lines.size(), at + fitting);
      mark(element, lines.subList(at, end), x, size, ink);
      at = end;
    }
  }

  /** Text of one element on one page: a marked sequence that the structure points to. */
  private void mark(PDStructureElement element, List<String> lines, float x, float size, Ink ink)
      throws IOException {
    COSArray here = parents.getLast();
    out.beginMarkedContent(COSName.getPDFName(element.getStructureType()), here.size());
    out.beginText();
    out.setFont(font, size);
    ink.fill(out, /* isLight= */ false);
    out.newLineAtOffset(x, y - size);
    for (String line : lines) {
      out.showText(line);
      out.newLineAtOffset(0, -size * LEADING);
    }
    out.endText();
    out.endMarkedContent();
    COSDictionary reference = new COSDictionary();
    reference.setItem(COSName.TYPE, COSName.getPDFName("MCR"));
    reference.setItem(COSName.PG, page);
    reference.setInt(COSName.MCID, here.size());
    element.appendKid(new PDMarkedContentReference(reference));
    here.add(element.getCOSObject());
    y -= lines.size() * size * LEADING;
  }

  /** A file that is attached to the whole document. */
  void attach(String name, String type, String description, byte[] content, Instant at)
      throws IOException {
    PDEmbeddedFile file = new PDEmbeddedFile(document, new ByteArrayInputStream(content));
    file.setSubtype(type);
    file.setSize(content.length);
    file.setModDate(GregorianCalendar.from(at.atZone(ZoneId.systemDefault())));
    PDComplexFileSpecification specification = new PDComplexFileSpecification();
    specification.setFile(name);
    specification.setFileUnicode(name);
    specification.setFileDescription(description);
    specification.setEmbeddedFile(file);
    specification.setEmbeddedFileUnicode(file);
    specification.getCOSObject().setName(COSName.getPDFName("AFRelationship"), "Data");
    attachments.put(name, specification);
  }

  /** The whole document. */
  byte[] save() throws IOException {
    out.close();
    writeFeet();
    PDNumberTreeNode tree = new PDNumberTreeNode(PDParentTreeValue.class);
    Map<Integer, COSObjectable> numbers = new TreeMap<>();
    for (int i = 0; i < parents.size(); i++) {
      numbers.put(i, new PDParentTreeValue(parents.get(i)));
    }
    tree.setNumbers(numbers);
    PDStructureTreeRoot structure = document.getDocumentCatalog().getStructureTreeRoot();
    structure.setParentTree(tree);
    structure.setParentTreeNextKey(parents.size());
    PDEmbeddedFilesNameTreeNode files = new PDEmbeddedFilesNameTreeNode();
    files.setNames(attachments);
    PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
    names.setEmbeddedFiles(files);
    document.getDocumentCatalog().setNames(names);
    COSArray associated = new COSArray();
    attachments.values().forEach(each -> associated.add(each.getCOSObject()));
    document.getDocumentCatalog().getCOSObject().setItem(COSName.AF, associated);
    ByteArrayOutputStream saved = new ByteArrayOutputStream();
    document.save(saved);
    return saved.toByteArray();
  }

  /** The title and the page's number, which readers aloud leave out. */
  private void writeFeet() throws IOException {
    int pages = document.getNumberOfPages();
    for (int i = 0; i < pages; i++) {
      try (PDPageContentStream foot =
          new PDPageContentStream(
              document, document.getPage(i), AppendMode.APPEND, /* compress= */ true)) {
        foot.beginMarkedContent(COSName.ARTIFACT);
        foot.beginText();
        foot.setFont(font, 8);
        Ink.GREY.fill(foot, /* isLight= */ false);
        foot.newLineAtOffset(MARGIN, FOOT);
        foot.showText(Lines.drawable(title, font));
        String number = (i + 1) + " / " + pages;
        foot.newLineAtOffset(WIDTH - width(number, 8), 0);
        foot.showText(number);
        foot.endText();
        foot.endMarkedContent();
      }
    }
  }

  @Override
  public void close() throws IOException {
    document.close();
  }
}
