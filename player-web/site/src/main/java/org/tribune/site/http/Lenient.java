package org.tribune.site.http;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A request's field that is never refused for its type, since what is made of it is judged later: a
 * number or a flag is read as the text that it looks like. What can't be read so, null, and what is
 * left out are an empty text, false, -1, an empty list, an empty record, or no {@code Optional};
 * but null in a {@code JsonNullable} is null.
 */
@JacksonAnnotationsInside
@JsonDeserialize(using = LenientDeserializer.class)
@Target({ElementType.RECORD_COMPONENT, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface Lenient {}
