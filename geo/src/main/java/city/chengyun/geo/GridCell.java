package city.chengyun.geo;

/**
 * A management grid cell (单元网格, GB/T 30428.1): the part of a square that lies in one district.
 *
 * @param code 15 digits: division 6, street 3, community 3, cell 3
 * @param adcode district, the first six of them
 * @param square the square; the cell is what of it the district covers
 */
public record GridCell(String code, String adcode, BoundingBox square) {}
